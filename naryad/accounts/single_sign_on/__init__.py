"""How do people come in by the word of an identity provider (OpenID Connect)?"""
